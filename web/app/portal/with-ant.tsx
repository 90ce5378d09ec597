import type { ComponentType } from 'react';

/** A page or panel of another feature in the desk's look, which is fetched together with it. */
export async function withAnt<P extends object>(
  load: () => Promise<ComponentType<P>>,
): Promise<ComponentType<P>> {
  const [Piece, { AntSurround }] = await Promise.all([load(), import('./ant-surround.tsx')]);
  return function Surrounded(props: P) {
    return (
      <AntSurround>
        <Piece {...props} />
      </AntSurround>
    );
  };
}
