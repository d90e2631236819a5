/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import java.util.Map;

/** The names and links of the objects of a stack. Those of the organization begin with the GVC. Pure functions. */
final class StackNames {

    /** The tag of all objects of a stack; its value is the GVC. */
    static final String TAG = "cplnprefect/stack";

    private static final String DEFAULT_WORKER_IMAGE = "//image/cpln-prefect:0.1.0";

    private StackNames() {}

    static Map<String, Object> tags(PrefectStack stack) {
        return Map.of(TAG, stack.gvc());
    }

    /** Returns whether an object with these tags belongs to a stack. */
    static boolean isOf(PrefectStack stack, Map<String, ?> tags) {
        return stack.gvc().equals(tags.get(TAG));
    }

    static String serviceAccount(PrefectStack stack) {
        return stack.gvc() + "-worker";
    }

    static String keySecret(PrefectStack stack) {
        return stack.gvc() + "-worker-key";
    }

    static String policy(PrefectStack stack, String suffix) {
        return stack.gvc() + "-" + suffix;
    }

    static String identityLink(PrefectStack stack, String identity) {
        return "//gvc/" + stack.gvc() + "/identity/" + identity;
    }

    static String workerImage(StackWorker worker) {
        return worker.image() == null ? DEFAULT_WORKER_IMAGE : worker.image();
    }
}
