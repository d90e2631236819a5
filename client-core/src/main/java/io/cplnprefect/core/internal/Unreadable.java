/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer cannot be read, and what may be told of it: Jackson quotes the value it stumbled over.
 *
 * @param detail what could not be read, and where
 * @param cause what it came from; {@code null} when its text may hold a secret
 */
record Unreadable(String detail, @Nullable Exception cause) {

    static Unreadable because(Exception e, boolean sensitive) {
        String path = "";
        boolean secret = sensitive;
        if (e instanceof JsonMappingException mapping) {
            StringBuilder steps = new StringBuilder();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    steps.append('[').append(step.getIndex()).append(']');
                } else {
                    steps.append(steps.isEmpty() ? "" : ".").append(step.getFieldName());
                    secret |= Redaction.isSecretName(step.getFieldName());
                }
            }
            path = steps.isEmpty() ? "" : "at " + steps + ": ";
        }
        return secret
                ? new Unreadable(path + "not what is expected there", null)
                : new Unreadable(path + Redaction.of(message(e)), e);
    }

    private static String message(Exception e) {
        return e instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
