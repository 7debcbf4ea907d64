/**
 * What the two hosts of the flite engine (GraalVM on the server, the browser) must agree on: model, revision, voices, the text that flite is given, and the word marks read from its phone times. No WebAssembly here.
 */
package dev.aloud.flite;
