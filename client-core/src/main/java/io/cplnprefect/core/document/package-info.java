/* SPDX-License-Identifier: Apache-2.0 */
/** Documents that users write: YAML or JSON text, or maps, read without types and within limits. */
@NullMarked
package io.cplnprefect.core.document;

import org.jspecify.annotations.NullMarked;
