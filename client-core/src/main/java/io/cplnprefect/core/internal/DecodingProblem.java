/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import org.jspecify.annotations.Nullable;

/**
 * Why a response cannot be read, without secrets: the messages of Jackson quote the value at fault.
 *
 * @param detail what cannot be read, and where
 * @param cause the cause; {@code null} if its message may contain a secret
 */
record DecodingProblem(String detail, @Nullable Exception cause) {

    static DecodingProblem because(Exception e, boolean sensitive) {
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
                ? new DecodingProblem(path + "unexpected value", null)
                : new DecodingProblem(path + Redaction.of(message(e)), e);
    }

    private static String message(Exception e) {
        return e instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
