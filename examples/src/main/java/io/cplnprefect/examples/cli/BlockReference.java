/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.block.BlockKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A block document by its type and name, as deployments refer to it. */
record BlockReference(BlockKind<?> kind, String name) {

    static final String LABEL = "<type>/<name>";

    private static final String KINDS =
            BlockKind.all().stream().map(BlockKind::slug).sorted().collect(Collectors.joining(", "));

    static final class Converter implements ITypeConverter<BlockReference> {
        @Override
        public BlockReference convert(String text) {
            List<String> parts = List.of(text.split("/", -1));
            @Nullable BlockKind<?> kind = BlockKind.ofSlug(parts.get(0)).orElse(null);
            if (kind == null || parts.size() != 2 || parts.get(1).isBlank()) {
                throw new TypeConversionException("'" + text + "' is not a block " + LABEL + " of the types " + KINDS);
            }
            return new BlockReference(kind, parts.get(1));
        }
    }

    @Override
    public String toString() {
        return kind.slug() + "/" + name;
    }
}
