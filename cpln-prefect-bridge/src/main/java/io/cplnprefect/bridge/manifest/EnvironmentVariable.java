/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

/**
 * An environment variable of a job. Its text form leaves out the value, which may be a secret.
 *
 * @param name the variable's name
 * @param value its value, possibly empty; a {@code cpln://secret/NAME.KEY} is filled in by Control Plane
 */
public record EnvironmentVariable(String name, String value) {

    @Override
    public String toString() {
        return name + "=***";
    }
}
