// Stands between browser and server and changes what it is told to: for tests of what happens when a part misbehaves.
import { createServer, request } from "node:http";

/**
 * Passes every request on to the server; the body of a path that is named is put through a function first.
 *
 * @param {string} target address of the server
 * @param {Record<string, (body: string) => string>} changes by path
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function proxy(target, changes) {
  const server = createServer((incoming, outgoing) => {
    const change = changes[new URL(incoming.url, target).pathname];
    const headers = { ...incoming.headers, host: new URL(target).host };
    // The server refuses foreign origins, and to it the proxy's is one.
    if (headers.origin) headers.origin = new URL(target).origin;
    if (change) {
      delete headers["accept-encoding"];
      delete headers["if-none-match"];
      delete headers["if-modified-since"];
    }
    const passedOn = request(new URL(incoming.url, target), { method: incoming.method, headers }, (answer) => {
      if (!change) {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => {
        const { "content-length": _, etag: __, ...kept } = answer.headers;
        outgoing.writeHead(answer.statusCode, kept);
        outgoing.end(change(Buffer.concat(pieces).toString("utf8")));
      });
    });
    passedOn.on("error", () => outgoing.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
