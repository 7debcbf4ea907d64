/**
 * How text becomes blocks and how a block is named: canonical text, segmentation, block keys. Uses nothing but {@code java.lang} and {@code java.util} as TeaVM compiles them identically; everything else may use it.
 */
package dev.aloud.text;
