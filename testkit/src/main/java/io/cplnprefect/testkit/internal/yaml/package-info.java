/* SPDX-License-Identifier: Apache-2.0 */
/** YAML documents with the lines of their values. */
@NullMarked
package io.cplnprefect.testkit.internal.yaml;

import org.jspecify.annotations.NullMarked;
