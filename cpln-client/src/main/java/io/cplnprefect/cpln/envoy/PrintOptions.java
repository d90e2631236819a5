/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How JSON is written. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PrintOptions.Builder.class)
public interface PrintOptions extends Extensible {

    /** Returns whether blanks and line breaks are added; {@code null} if it is not set. */
    @JsonProperty("add_whitespace")
    @Nullable
    Boolean addWhitespace();

    /** Returns whether primitive members with default values are written; {@code null} if it is not set. */
    @JsonProperty("always_print_primitive_fields")
    @Nullable
    Boolean alwaysPrintPrimitiveFields();

    /** Returns whether enum values are written as numbers; {@code null} if it is not set. */
    @JsonProperty("always_print_enums_as_ints")
    @Nullable
    Boolean alwaysPrintEnumsAsInts();

    /** Returns whether members keep their names of the descriptor; {@code null} if it is not set. */
    @JsonProperty("preserve_proto_field_names")
    @Nullable
    Boolean preserveProtoFieldNames();

    /** Returns whether the messages of a stream are separated by line breaks; {@code null} if it is not set. */
    @JsonProperty("stream_newline_delimited")
    @Nullable
    Boolean streamNewlineDelimited();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PrintOptions}. Not thread-safe. */
    final class Builder extends ImmutablePrintOptions.Builder {
        Builder() {}
    }
}
