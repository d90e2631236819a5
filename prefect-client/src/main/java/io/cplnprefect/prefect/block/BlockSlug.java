/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.error.UsageException;
import java.text.Normalizer;
import java.util.Locale;

/** Computes the slug of a block type from its name, as Prefect's Python library does. */
public final class BlockSlug {

    private BlockSlug() {}

    /**
     * Returns the slug of a name.
     *
     * @param name name of a block type; letters with accents lose them
     * @return lower-case letters, digits and dashes
     * @throws UsageException if the name contains letters that have no Latin form, or neither a letter nor a digit
     */
    public static String of(String name) {
        String plain = Normalizer.normalize(name.replace('\'', '-'), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
        if (plain.codePoints().anyMatch(c -> c > 127 && Character.isLetterOrDigit(c))) {
            throw new UsageException("Invalid name '" + name
                    + "' of a block type: the slug of a letter that is not Latin is unknown. Set the slug.");
        }
        String slug = plain.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d),(?=\\d)", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            throw new UsageException(
                    "Invalid name '" + name + "' of a block type: expected a letter or digit. Set the slug.");
        }
        return slug;
    }
}
