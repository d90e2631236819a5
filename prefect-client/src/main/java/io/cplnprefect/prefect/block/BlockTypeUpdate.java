/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/**
 * A change of a type of block document. An attribute that is not set leaves its member unchanged. Immutable and thread-
 * safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockTypeUpdate.class)
public interface BlockTypeUpdate {

    /** Returns the change of the address of an image. */
    @Value.Default
    default Change<String> logoUrl() {
        return Change.unchanged();
    }

    /** Returns the change of the address of its documentation. */
    @Value.Default
    default Change<String> documentationUrl() {
        return Change.unchanged();
    }

    /** Returns the change of the description. */
    @Value.Default
    default Change<String> description() {
        return Change.unchanged();
    }

    /** Returns the change of an example of its use, in Python. */
    @Value.Default
    default Change<String> codeExample() {
        return Change.unchanged();
    }

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockTypeUpdate}. Not thread-safe. */
    final class Builder extends ImmutableBlockTypeUpdate.Builder {
        Builder() {}

        /**
         * Sets the address of an image.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder logoUrl(String value) {
            return logoUrl(Change.to(value));
        }

        /**
         * Clears the address of an image.
         *
         * @return this
         */
        public Builder clearLogoUrl() {
            return logoUrl(Change.clear());
        }

        /**
         * Sets the address of its documentation.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder documentationUrl(String value) {
            return documentationUrl(Change.to(value));
        }

        /**
         * Clears the address of its documentation.
         *
         * @return this
         */
        public Builder clearDocumentationUrl() {
            return documentationUrl(Change.clear());
        }

        /**
         * Sets the description.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder description(String value) {
            return description(Change.to(value));
        }

        /**
         * Clears the description.
         *
         * @return this
         */
        public Builder clearDescription() {
            return description(Change.clear());
        }

        /**
         * Sets an example of its use, in Python.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder codeExample(String value) {
            return codeExample(Change.to(value));
        }

        /**
         * Clears an example of its use, in Python.
         *
         * @return this
         */
        public Builder clearCodeExample() {
            return codeExample(Change.clear());
        }
    }
}
