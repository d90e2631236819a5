/* SPDX-License-Identifier: Apache-2.0 */
/** Domains. */
@NullMarked
package io.cplnprefect.cpln.domain;

import org.jspecify.annotations.NullMarked;
