/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.plan.Summary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A summary for a CI system.
 *
 * @param format its format
 * @param file the file to write, or {@code null} for standard output
 */
record SummaryOutput(Format format, @Nullable Path file) {

    /** The formats of summaries. */
    enum Format {
        JSON,
        JUNIT,
        MARKDOWN
    }

    /** Returns the text of a summary in this format. */
    String text(Summary summary) {
        return switch (format) {
            case JSON -> summary.json();
            case JUNIT -> summary.junitXml();
            case MARKDOWN -> summary.markdown();
        };
    }

    /** Reads {@code format} or {@code format=file}. */
    static final class Converter implements ITypeConverter<SummaryOutput> {

        private static final String FORMATS = Arrays.stream(Format.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));

        @Override
        public SummaryOutput convert(String text) {
            int separator = text.indexOf('=');
            String name = separator < 0 ? text : text.substring(0, separator);
            String file = separator < 0 ? null : text.substring(separator + 1);
            return Arrays.stream(Format.values())
                    .filter(format -> format.name().equalsIgnoreCase(name) && !"".equals(file))
                    .findFirst()
                    .map(format -> new SummaryOutput(format, file == null ? null : Path.of(file)))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not <format> or <format>=<file> with one of the formats " + FORMATS));
        }
    }
}
