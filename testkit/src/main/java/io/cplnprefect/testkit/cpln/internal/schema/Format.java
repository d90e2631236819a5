/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A named text format.
 *
 * @param expectation follows the path of the field in messages
 */
record Format(String expectation, Predicate<String> condition) {
    private static final BigDecimal MIN_MILLICORES = BigDecimal.valueOf(25);
    private static final BigDecimal MIN_MEBIBYTES = BigDecimal.valueOf(32);
    private static final String LABEL = "[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?";
    private static final String IMAGE_PART = "[^:\\s]{1,128}";

    private static final Map<String, Format> FORMATS = Map.ofEntries(
            of("any", "", text -> true),
            matching(
                    "name",
                    "must match [a-z]([-a-z0-9])*[a-z0-9] and have 2 to 64 characters",
                    "[a-z][-a-z0-9]{0,62}[a-z0-9]"),
            matching("dns", "must be a DNS name", "(\\*\\.)?" + LABEL + "(\\." + LABEL + ")+"),
            matching(
                    "image",
                    "must be an image, repository:tag with at most 128 characters each and at most two colons",
                    IMAGE_PART + "(:" + IMAGE_PART + "){0,2}"),
            matching("pem", "must be a PEM text, which begins with -----BEGIN", "\\s*-----BEGIN [\\s\\S]+"),
            of("regex", "must be a regular expression", Format::isRegex),
            of("cron", "must be a schedule with five valid fields", CronSchedule::isValid),
            of("cidr", "must be a CIDR block, for example 10.0.0.0/8", IpAddress::isCidr),
            of("ip", "must be an IP address", IpAddress::isAddress),
            of("quantity", "must be a positive quantity, for example 500m or 2Gi", Quantity::isPositive),
            of(
                    "cpu",
                    "must be a quantity of at least 25m, for example 500m",
                    text -> atLeast(text, 1000, MIN_MILLICORES)),
            of(
                    "memory",
                    "must be a quantity of at least 32Mi, for example 128Mi",
                    text -> Quantity.isPositive(text)
                            && Quantity.mebibytes(text).compareTo(MIN_MEBIBYTES) >= 0));

    static Format named(String name) {
        Format format = FORMATS.get(name);
        if (format == null) {
            throw new IllegalArgumentException("Unknown format '" + name + "'.");
        }
        return format;
    }

    boolean accepts(String text) {
        return condition.test(text);
    }

    private static Map.Entry<String, Format> of(String name, String expectation, Predicate<String> condition) {
        return Map.entry(name, new Format(expectation, condition));
    }

    private static Map.Entry<String, Format> matching(String name, String expectation, String regex) {
        return of(name, expectation, Pattern.compile(regex).asMatchPredicate());
    }

    private static boolean atLeast(String text, int scale, BigDecimal minimum) {
        return Quantity.isPositive(text)
                && Quantity.of(text).multiply(BigDecimal.valueOf(scale)).compareTo(minimum) >= 0;
    }

    private static boolean isRegex(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
