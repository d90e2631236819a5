/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in seconds, as an option or a variable has it.
 *
 * @param duration at least one second
 */
record Seconds(Duration duration) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** Reads the value of an option. */
    static final class Converter implements ITypeConverter<Seconds> {
        @Override
        public Seconds convert(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is not a number of seconds, at least 1");
            }
            return new Seconds(Duration.ofSeconds(Long.parseLong(text)));
        }
    }
}
