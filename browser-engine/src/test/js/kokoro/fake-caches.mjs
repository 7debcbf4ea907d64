/** The Cache API as far as the model store needs it, in memory. */
export class FakeCaches {
  /** Name of an entry → its bytes. @type {Map<string, Uint8Array>} */
  entries = new Map();

  async open() {
    const { entries } = this;
    return {
      match: (name) => this.match(name),
      put: async (name, response) => void entries.set(name, new Uint8Array(await response.arrayBuffer())),
      delete: async (name) => entries.delete(name.url ?? name),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    };
  }

  async match(name) {
    const bytes = this.entries.get(name);
    return bytes && new Response(bytes);
  }

  async delete() {
    this.entries.clear();
  }
}
