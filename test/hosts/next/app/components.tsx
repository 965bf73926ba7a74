'use client';

import type { Components } from 'kiwoom-checkout';
import Image from 'next/image';
import Link from 'next/link';

export const components: Components = {
  link: (props) => <Link {...props} />,
  image: (props) => <Image {...props} />,
};
