/* SPDX-License-Identifier: Apache-2.0 */
/** Typed reading and checking of documents that users write. */
@NullMarked
package io.cplnprefect.prefect.internal.document;

import org.jspecify.annotations.NullMarked;
