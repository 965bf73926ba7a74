export default async function Page({ params }: { params: Promise<{ orderId: string }> }) {
  return <h1>주문 {(await params).orderId}</h1>;
}
