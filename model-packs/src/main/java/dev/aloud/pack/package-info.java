/**
 * Model packs: weights and voices that are too big for the repository. What each consists of and where it comes from stands in
 * a manifest; the installer fetches, checks and assembles it, and the shelf tells what is installed. Uses nothing of Aloud;
 * the server and adapters may use it.
 */
package dev.aloud.pack;
