/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.cpln.internal.input;

import org.jspecify.annotations.NullMarked;
