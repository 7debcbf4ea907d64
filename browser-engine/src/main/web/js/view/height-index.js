/**
 * Heights of a long column of rows, most of them estimated: finds the row at a place and the place of a row in
 * logarithmic time, and takes corrections as rows are measured (a Fenwick tree).
 */
export class HeightIndex {
  #heights = [];
  #sums = [0];

  /** Number of rows. */
  get length() {
    return this.#heights.length;
  }

  /** Height of all rows. */
  get total() {
    return this.topOf(this.#heights.length);
  }

  /** Appends a row. */
  push(height) {
    this.#heights.push(height);
    const at = this.#heights.length;
    const lowest = at - (at & -at);
    let sum = height;
    for (let below = at - 1; below > lowest; below -= below & -below) {
      sum += this.#sums[below];
    }
    this.#sums[at] = sum;
  }

  /** Corrects a row's height. */
  set(row, height) {
    const difference = height - this.#heights[row];
    if (difference !== 0) {
      this.#heights[row] = height;
      for (let at = row + 1; at <= this.#heights.length; at += at & -at) {
        this.#sums[at] += difference;
      }
    }
  }

  /** A row's height. */
  heightOf(row) {
    return this.#heights[row];
  }

  /** Height of all rows before a row. */
  topOf(row) {
    let sum = 0;
    for (let at = row; at > 0; at -= at & -at) {
      sum += this.#sums[at];
    }
    return sum;
  }

  /** The row at a distance from the top; the first or last where it lies outside. */
  rowAt(y) {
    let row = 0;
    let rest = y;
    for (let step = 1 << Math.floor(Math.log2(Math.max(1, this.length))); step > 0; step >>= 1) {
      if (row + step <= this.length && this.#sums[row + step] <= rest) {
        row += step;
        rest -= this.#sums[row];
      }
    }
    return Math.max(0, Math.min(row, this.length - 1));
  }
}
