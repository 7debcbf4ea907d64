/**
 * What Unicode says of a code point, from tables of one pinned version, because the JVM and a browser each know another:
 * properties, normalization form C, grapheme clusters. Uses nothing; {@code dev.aloud.text} uses it. {@code
 * UnicodeTables} is made by {@code UnicodeTablesGenerator} among the tests.
 */
package dev.aloud.text.unicode;
