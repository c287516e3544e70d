package qrscan

// perspective maps the plane to the plane so that straight lines stay straight.
type perspective struct{ a, b, c, d, e, f, g, h, i float64 }

// quadToQuad is the perspective that takes the corners of one quadrilateral to those of another
// (P. Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3).
func quadToQuad(from, to [4]spot) perspective {
	return squareToQuad(to).after(squareToQuad(from).adjoint())
}

// squareToQuad takes 0,0 1,0 1,1 0,1 to the corners.
func squareToQuad(q [4]spot) perspective {
	sum := q[0].minus(q[1]).plus(q[2]).minus(q[3])
	if sum == (spot{}) {
		return perspective{
			q[1].x - q[0].x, q[2].x - q[1].x, q[0].x,
			q[1].y - q[0].y, q[2].y - q[1].y, q[0].y,
			0, 0, 1,
		}
	}
	d1, d2 := q[1].minus(q[2]), q[3].minus(q[2])
	scale := d1.cross(d2)
	g, h := sum.cross(d2)/scale, d1.cross(sum)/scale
	return perspective{
		q[1].x - q[0].x + g*q[1].x, q[3].x - q[0].x + h*q[3].x, q[0].x,
		q[1].y - q[0].y + g*q[1].y, q[3].y - q[0].y + h*q[3].y, q[0].y,
		g, h, 1,
	}
}

// adjoint is the inverse, but for a factor that divides out.
func (p perspective) adjoint() perspective {
	return perspective{
		p.e*p.i - p.f*p.h, p.c*p.h - p.b*p.i, p.b*p.f - p.c*p.e,
		p.f*p.g - p.d*p.i, p.a*p.i - p.c*p.g, p.c*p.d - p.a*p.f,
		p.d*p.h - p.e*p.g, p.b*p.g - p.a*p.h, p.a*p.e - p.b*p.d,
	}
}

// after is the perspective that does q first, then p.
func (p perspective) after(q perspective) perspective {
	return perspective{
		p.a*q.a + p.b*q.d + p.c*q.g, p.a*q.b + p.b*q.e + p.c*q.h, p.a*q.c + p.b*q.f + p.c*q.i,
		p.d*q.a + p.e*q.d + p.f*q.g, p.d*q.b + p.e*q.e + p.f*q.h, p.d*q.c + p.e*q.f + p.f*q.i,
		p.g*q.a + p.h*q.d + p.i*q.g, p.g*q.b + p.h*q.e + p.i*q.h, p.g*q.c + p.h*q.f + p.i*q.i,
	}
}

func (p perspective) spot(x, y float64) spot {
	w := 1 / (p.g*x + p.h*y + p.i)
	return spot{(p.a*x + p.b*y + p.c) * w, (p.d*x + p.e*y + p.f) * w}
}
