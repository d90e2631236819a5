/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

/** What a round does with an object. */
sealed interface CleanupAction {

    /** Nothing; a later round decides anew. */
    record Keep(String reason) implements CleanupAction {}

    /** Read what uses the object, and decide again in the same round. */
    record Examine() implements CleanupAction {}

    /** Mark the object, so that no submission begins to use it. */
    record Retire(String reason) implements CleanupAction {}

    /** Delete the object. */
    record Delete(String reason) implements CleanupAction {}
}
