/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Registers block types, and saves and loads block documents by type and name. Python loads documents that were saved here
 * with {@code Block.load}, and the other way round. Immutable and thread-safe.
 */
public final class Blocks {

    private final BlockTypes types;
    private final BlockSchemas schemas;
    private final BlockDocuments documents;
    private final ServerVersion server;

    private Blocks(BlockTypes types, BlockSchemas schemas, BlockDocuments documents, ServerVersion server) {
        this.types = types;
        this.schemas = schemas;
        this.documents = documents;
        this.server = server;
    }

    /**
     * Returns the operations on the blocks of a server.
     *
     * @param types calls for block types
     * @param schemas calls for block schemas
     * @param documents calls for block documents
     * @param server version of the server, which determines the form of schemas
     * @return the operations
     */
    public static Blocks of(BlockTypes types, BlockSchemas schemas, BlockDocuments documents, ServerVersion server) {
        return new Blocks(types, schemas, documents, server);
    }

    /**
     * Returns the call that registers a block type with its schema, and those of the blocks in its fields. What exists is
     * kept; a description, image, documentation or example that differs is updated. Repeating the call has no effect.
     *
     * @param definition definition of the block
     * @return the call; its document is the schema
     */
    public ApiCall<BlockSchema> register(BlockDefinition definition) {
        ApiCall<BlockSchema> call = type(definition.type()).then(type -> schema(definition, type));
        for (BlockDefinition nested : definition.nested()) {
            ApiCall<BlockSchema> next = call;
            call = register(nested).then(registered -> next);
        }
        return call;
    }

    /**
     * Returns the call that creates the document with a name, or replaces its data. The block type is registered first.
     *
     * @param definition definition of the block
     * @param name name of the document, unique within the type
     * @param data the data
     * @return the call; its document has asterisks for secrets
     * @throws UsageException if the data does not match the definition; the message has all problems
     */
    public ApiCall<BlockDocument> save(BlockDefinition definition, String name, BlockData data) {
        BlockDataCheck.check(definition, data);
        return register(definition)
                .then(schema -> documents
                        .create(document(schema, data).name(name).build())
                        .recover(failure -> failure instanceof ServiceException.Conflict
                                ? replace(definition.slug(), name, schema, data)
                                : null));
    }

    /**
     * Returns the call that creates a document without a name, for use in other documents and in deployments. The server
     * sets a name; the user interface does not show the document.
     *
     * @param definition definition of the block
     * @param data the data
     * @return the call; each execution creates a document
     * @throws UsageException if the data does not match the definition; the message has all problems
     */
    public ApiCall<BlockDocument> saveAnonymous(BlockDefinition definition, BlockData data) {
        BlockDataCheck.check(definition, data);
        return register(definition)
                .then(schema ->
                        documents.create(document(schema, data).anonymous(true).build()));
    }

    /**
     * Returns the call that reads the data of a document, with its secrets and the data of the documents to which it refers.
     *
     * @param typeSlug slug of the block type
     * @param name name of the document
     * @return the call
     */
    public ApiCall<BlockData> load(String typeSlug, String name) {
        return documents.readByName(typeSlug, name, true).map(BlockData::of);
    }

    private ApiCall<BlockType> type(BlockTypeCreate type) {
        return types.readBySlug(type.slug())
                .recover(missing -> missing instanceof ServiceException.NotFound ? createOrRead(type) : null);
    }

    private ApiCall<BlockType> createOrRead(BlockTypeCreate type) {
        return types.create(type)
                .recover(
                        failure -> failure instanceof ServiceException.Conflict ? types.readBySlug(type.slug()) : null);
    }

    private ApiCall<BlockSchema> schema(BlockDefinition definition, BlockType type) {
        ApiCall<BlockSchema> create = schemas.create(BlockSchemaCreate.builder()
                .fields(definition.schema(server))
                .blockTypeId(type.id())
                .capabilities(List.copyOf(definition.capabilities()))
                .version(definition.version())
                .build());
        BlockTypeUpdate update = update(definition.type(), type);
        return update.equals(BlockTypeUpdate.builder().build()) || Boolean.TRUE.equals(type.protectedType())
                ? create
                : types.update(type.id(), update).then(updated -> create);
    }

    private static BlockTypeUpdate update(BlockTypeCreate wanted, BlockType existing) {
        BlockTypeUpdate.Builder update = BlockTypeUpdate.builder();
        if (differs(wanted.logoUrl(), existing.logoUrl())) {
            update.logoUrl(Objects.requireNonNull(wanted.logoUrl()));
        }
        if (differs(wanted.documentationUrl(), existing.documentationUrl())) {
            update.documentationUrl(Objects.requireNonNull(wanted.documentationUrl()));
        }
        if (differs(wanted.description(), existing.description())) {
            update.description(Objects.requireNonNull(wanted.description()));
        }
        if (differs(wanted.codeExample(), existing.codeExample())) {
            update.codeExample(Objects.requireNonNull(wanted.codeExample()));
        }
        return update.build();
    }

    private static boolean differs(@Nullable String wanted, @Nullable String existing) {
        return wanted != null && !wanted.equals(existing);
    }

    private static BlockDocumentCreate.Builder document(BlockSchema schema, BlockData data) {
        return BlockDocumentCreate.builder()
                .data(data.revealed())
                .blockSchemaId(schema.id())
                .blockTypeId(Objects.requireNonNull(schema.blockTypeId()));
    }

    private ApiCall<BlockDocument> replace(String typeSlug, String name, BlockSchema schema, BlockData data) {
        BlockDocumentUpdate update = BlockDocumentUpdate.builder()
                .blockSchemaId(schema.id())
                .data(data.revealed())
                .mergeExistingData(false)
                .build();
        return documents.readByName(typeSlug, name, false).then(existing -> {
            UUID id = existing.id();
            return documents.update(id, update).then(updated -> documents.read(id, false));
        });
    }
}
