export function OneTimeLinkPage() {
  return <p>1</p>;
}
