/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.regex.Pattern;

/**
 * The GPUs of a job. Immutable.
 *
 * @param model model of the GPU, such as {@code t4}
 * @param quantity number of GPUs, 1 to 4
 */
public record Gpu(String model, int quantity) {

    private static final int MAX_QUANTITY = 4;
    private static final Pattern MODEL = Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,62}[a-zA-Z0-9])?");

    /**
     * Creates GPUs.
     *
     * @throws IllegalArgumentException if the model is no name or the quantity is not 1 to 4
     */
    public Gpu {
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException(
                    "Invalid GPU model '" + model + "': expected letters, digits and inner dashes, such as t4");
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("Invalid GPU quantity " + quantity + ": expected 1 to " + MAX_QUANTITY);
        }
    }
}
