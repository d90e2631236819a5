/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block type with its fields, as a subclass of {@code Block} declares them in Python. Its schema has the checksum of that
 * class, so that the class loads documents that were written with this definition. Immutable and thread-safe.
 *
 * <pre>{@code
 * BlockDefinition endpoint = BlockDefinition.named("Endpoint")
 *         .field(BlockField.text("host"))
 *         .field(BlockField.integer("port").defaultValue(443))
 *         .field(BlockField.secret("token"))
 *         .build();
 * }</pre>
 */
public final class BlockDefinition {

    private final BlockTypeCreate type;
    private final String className;
    private final List<String> capabilities;
    private final @Nullable String version;
    private final Map<String, BlockField> fields;

    private BlockDefinition(Builder builder) {
        this.type = builder.type.build();
        this.className = builder.className;
        this.capabilities = List.copyOf(builder.capabilities);
        this.version = builder.version;
        this.fields = new LinkedHashMap<>(builder.fields);
    }

    /**
     * Returns a builder. The slug and the name of the Python class are computed from the name of the type.
     *
     * @param name name of the block type, unique
     * @return a builder
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Returns the request that creates the type. */
    public BlockTypeCreate type() {
        return type;
    }

    /** Returns the slug of the type. */
    public String slug() {
        return type.slug();
    }

    /** Returns the name of the Python class that declares the same block. */
    public String className() {
        return className;
    }

    /** Returns the capabilities of the block, such as {@code read-path}. */
    public List<String> capabilities() {
        return capabilities;
    }

    /** Returns the version of the package that contains the block, or {@code null} for none. */
    public @Nullable String version() {
        return version;
    }

    /** Returns the fields in their order. */
    public Collection<BlockField> fields() {
        return List.copyOf(fields.values());
    }

    /** Returns the definitions of the blocks in the fields, without repetition. */
    List<BlockDefinition> nested() {
        return fields.values().stream()
                .filter(field -> field.kind() == BlockField.Kind.BLOCK)
                .map(BlockField::definition)
                .distinct()
                .toList();
    }

    /**
     * Returns the schema of the fields, as the Python library of the same release as the server writes it.
     *
     * @param server version of the server
     * @return the JSON schema, as plain Java values
     */
    public Map<String, @Nullable Object> schema(ServerVersion server) {
        return BlockSchemaWriter.of(server).write(this);
    }

    /**
     * Returns the checksum of {@linkplain #schema the schema}.
     *
     * @param server version of the server
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public String checksum(ServerVersion server) {
        return BlockSchemaChecksum.of(schema(server));
    }

    /** A builder of {@link BlockDefinition}. Not thread-safe. */
    public static final class Builder {
        private final BlockTypeCreate.Builder type = BlockTypeCreate.builder();
        private final String name;
        private boolean hasSlug;
        private String className;
        private final List<String> capabilities = new ArrayList<>();
        private @Nullable String version;
        private final Map<String, BlockField> fields = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
            this.className = name.replaceAll("[^A-Za-z0-9_]", "");
            type.name(name);
        }

        /** Sets the name in paths: lower-case letters, digits and dashes. */
        public Builder slug(String slug) {
            hasSlug = true;
            type.slug(slug);
            return this;
        }

        /** Sets the name of the Python class. The name of the type without spaces and signs is the default. */
        public Builder className(String newName) {
            className = newName;
            return this;
        }

        /** Sets the description, in Python the text of the class. */
        public Builder description(String description) {
            type.description(description);
            return this;
        }

        /** Sets the address of an image. */
        public Builder logoUrl(String url) {
            type.logoUrl(url);
            return this;
        }

        /** Sets the address of the documentation. */
        public Builder documentationUrl(String url) {
            type.documentationUrl(url);
            return this;
        }

        /** Sets an example of its use, in Python. */
        public Builder codeExample(String example) {
            type.codeExample(example);
            return this;
        }

        /** Adds capabilities, such as {@code read-path}. */
        public Builder capabilities(String... names) {
            capabilities.addAll(List.of(names));
            return this;
        }

        /** Sets the version of the package that contains the block; without it, the block has none. */
        public Builder version(String packageVersion) {
            version = packageVersion;
            return this;
        }

        /**
         * Adds a field.
         *
         * @throws UsageException if there is a field with the name
         */
        public Builder field(BlockField field) {
            if (fields.putIfAbsent(field.name(), field) != null) {
                throw new UsageException("Invalid field '" + field.name() + "' of the block type '" + name
                        + "': a field with the name exists. Use another name.");
            }
            return this;
        }

        /**
         * Returns the definition.
         *
         * @throws UsageException if no slug can be computed from the name
         */
        public BlockDefinition build() {
            if (!hasSlug) {
                type.slug(BlockSlug.of(name));
            }
            return new BlockDefinition(this);
        }
    }
}
