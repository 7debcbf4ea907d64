package dev.aloud.server.http;

import java.util.List;

/** Something of the API with an address. Its routes are data, so that 405, HEAD and the OpenAPI check come for free. */
interface Resource {
    /** All there is to it. */
    List<Route> routes();
}
