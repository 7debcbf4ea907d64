/**
 * The free tier: the engine worker, compiled by TeaVM, that runs segmentation, keys, planner, protocol and block store in the browser.
 */
package dev.aloud.browser;
