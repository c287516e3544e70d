// Package widgets owns the parts that screens are made of: buttons, notices,
// pages, code cards. They show what they are given and call back when the
// user does something; they decide nothing and know no domain type.
package widgets
