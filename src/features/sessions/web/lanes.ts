/** Puts sessions that are on at the same time beside each other. */

export interface Span {
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
}

export interface Placed<Item> {
  readonly item: Item;
  readonly lane: number;
  /** Of how many. */
  readonly lanes: number;
}

export interface Laid<Item> {
  readonly placed: readonly Placed<Item>[];
  /** There is no room beside the others for these; they are counted where they begin. */
  readonly folded: readonly { readonly from: number; readonly count: number }[];
}

/** `most` lanes are readable; the last of them is for the count of those that find none. */
export function layOut<Item extends Span>(items: readonly Item[], most: number): Laid<Item> {
  const inOrder = items.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const clusters: Item[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const item of inOrder) {
    if (item.from >= until) clusters.push([]);
    clusters.at(-1)?.push(item);
    until = Math.max(until, item.to);
  }
  const laid = clusters.map((cluster) => layCluster(cluster, most));
  return { placed: laid.flatMap(({ placed }) => placed), folded: laid.flatMap(({ folded }) => folded) };
}

function layCluster<Item extends Span>(cluster: readonly Item[], most: number): Laid<Item> {
  const ends: number[] = [];
  const withLane = cluster.map((item) => {
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.to;
    return { item, lane };
  });
  if (ends.length <= most) {
    return { placed: withLane.map((one) => ({ ...one, lanes: ends.length })), folded: [] };
  }
  const fits = ({ lane }: { readonly lane: number }) => lane < most - 1;
  const folded = withLane.filter((one) => !fits(one));
  return {
    placed: withLane.filter(fits).map((one) => ({ ...one, lanes: most })),
    folded: [{ from: folded[0]?.item.from ?? 0, count: folded.length }],
  };
}
