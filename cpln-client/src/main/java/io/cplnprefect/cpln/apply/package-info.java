/* SPDX-License-Identifier: Apache-2.0 */
/** Manifests: objects as YAML or JSON documents, applied, deleted and exported together as {@code cpln apply} does. */
@NullMarked
package io.cplnprefect.cpln.apply;

import org.jspecify.annotations.NullMarked;
