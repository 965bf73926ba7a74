/** The product's picture, drawn here so that the page needs no network. */
export function Chair() {
  return (
    <svg className="shop-picture" viewBox="0 0 400 400" aria-hidden="true">
      <rect width="400" height="400" className="shop-picture-ground" />
      <ellipse cx="200" cy="338" rx="92" ry="10" className="shop-picture-shade" />
      <path d="M134 92c0-16 14-26 66-26s66 10 66 26l-8 112H142z" className="shop-picture-wool" />
      <path
        d="M118 206h164c8 0 12 6 10 14l-6 22c-2 8-8 12-16 12H130c-8 0-14-4-16-12l-6-22c-2-8 2-14 10-14z"
        className="shop-picture-wool"
      />
      <path d="M200 254v46M200 300l-66 30M200 300l66 30M200 300v36" className="shop-picture-wood" />
      <path d="M96 214c-14-34-10-56 4-62M304 214c14-34 10-56-4-62" className="shop-picture-wood" />
    </svg>
  );
}
