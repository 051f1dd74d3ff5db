/** How long the arrows of a tug of war are: all of one picture on one scale. */

/** From -1 to 1: the wish as a share of the greatest of all that is shown; nothing where all are 0. */
export function shareOf(wish: number, greatest: number): number {
  return greatest > 0 ? Math.max(-1, Math.min(wish / greatest, 1)) : 0;
}

/** A bar from the middle to a share, in per cent of the width. */
export function barOf(share: number): { readonly left: number; readonly width: number } {
  const half = 50;
  return share < 0
    ? { left: half + half * share, width: -half * share }
    : { left: half, width: half * share };
}

/** The outline of an arrow from `from` to `to` at this height, its head never longer than itself. */
export function arrow(from: number, to: number, y: number, thick: number): string {
  const way = to < from ? -1 : 1;
  const head = Math.min(Math.abs(to - from), 1.6 * thick);
  const neck = to - way * head;
  const [half, wide] = [thick / 2, thick];
  return (
    `M${from} ${y - half}H${neck}V${y - wide}L${to} ${y}L${neck} ${y + wide}` +
    `V${y + half}H${from}Z`
  );
}
