/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.cpln.apply;

import org.jspecify.annotations.NullMarked;
