/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A duration of the Envoy proxy: a text such as {@code 0.25s}, or an object with seconds and nanoseconds. It is written in the
 * form in which it was read. Immutable and thread-safe.
 */
public final class EnvoyDuration {

    private static final String SECONDS = "seconds";
    private static final String NANOS = "nanos";

    private final Object form;

    private EnvoyDuration(Object form) {
        this.form = form;
    }

    /**
     * Returns a duration that is written as a text.
     *
     * @param text the text: a decimal number and {@code s}
     * @return a duration
     */
    public static EnvoyDuration of(String text) {
        return new EnvoyDuration(text);
    }

    /**
     * Returns a duration that is written as an object.
     *
     * @param seconds the seconds
     * @param nanos the nanoseconds
     * @return a duration
     */
    public static EnvoyDuration of(long seconds, int nanos) {
        return read(Map.of(SECONDS, seconds, NANOS, nanos));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static EnvoyDuration read(Object form) {
        return new EnvoyDuration(form instanceof Map<?, ?> object ? new LinkedHashMap<>(object) : form);
    }

    @JsonValue
    Object form() {
        return form;
    }

    /**
     * Returns the duration as a text.
     *
     * @return the text, or {@code null} if the duration is an object
     */
    public @Nullable String text() {
        return form instanceof String text ? text : null;
    }

    /**
     * Returns the seconds of a duration that is an object.
     *
     * @return the seconds, or {@code null} if the duration is a text or has none
     */
    public @Nullable Long seconds() {
        return member(SECONDS) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    /**
     * Returns the nanoseconds of a duration that is an object.
     *
     * @return the nanoseconds, or {@code null} if the duration is a text or has none
     */
    public @Nullable Integer nanos() {
        return member(NANOS) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    private @Nullable Object member(String name) {
        return form instanceof Map<?, ?> object ? object.get(name) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnvoyDuration that
                && Objects.equals(text(), that.text())
                && Objects.equals(seconds(), that.seconds())
                && Objects.equals(nanos(), that.nanos());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text(), seconds(), nanos());
    }

    @Override
    public String toString() {
        return form.toString();
    }
}
