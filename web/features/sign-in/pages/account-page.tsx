export function AccountPage() {
  return <p>1</p>;
}
