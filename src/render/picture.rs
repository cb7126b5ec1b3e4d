//! A finished picture: its pixels, how bright they are, and its PNG.

use std::io;

/// An upright picture of sRGB pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The picture at half its size: each pixel the mean of four, in linear light. An odd last row or column goes.
    #[must_use]
    pub fn halved(&self) -> Self {
        let linear: Vec<f32> = (0..=255_u8).map(|level| linear(f32::from(level) / 255.0)).collect();
        let (width, height) = (self.width / 2, self.height / 2);
        let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
        for y in 0..height {
            for x in 0..width {
                let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| self.at(2 * x + dx, 2 * y + dy));
                for channel in 0..3 {
                    let sum: f32 = four.iter().map(|pixel| linear[usize::from(pixel[channel])]).sum();
                    rgba.push(level(sum / 4.0));
                }
                let sum: u16 = four.iter().map(|pixel| u16::from(pixel[3])).sum();
                rgba.push(u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX));
            }
        }
        Self { width, height, rgba }
    }

    /// The pixel at a column and row; black outside.
    #[must_use]
    pub fn at(&self, x: u32, y: u32) -> [u8; 4] {
        let start = (y as usize * self.width as usize + x as usize) * 4;
        self.rgba.get(start..start + 4).and_then(|pixel| pixel.try_into().ok()).unwrap_or([0, 0, 0, 255])
    }

    /// Mean relative luminance of a part, 0 (black) to 1 (white), by the definition of WCAG 2.2. The part is cut to the
    /// picture; an empty one is black.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a picture has fewer than 2^52 pixels")]
    pub fn luminance(&self, left: u32, top: u32, width: u32, height: u32) -> f64 {
        let (right, foot) = ((left + width).min(self.width), (top + height).min(self.height));
        let mut sum = 0.0;
        for y in top..foot {
            for x in left..right {
                let [r, g, b, _] = self.at(x, y).map(|level| f64::from(linear(f32::from(level) / 255.0)));
                sum += 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
        }
        let count = u64::from(right.saturating_sub(left)) * u64::from(foot.saturating_sub(top));
        if count == 0 { 0.0 } else { sum / count as f64 }
    }

    /// Mean relative luminance of the whole.
    #[must_use]
    pub fn mean_luminance(&self) -> f64 {
        self.luminance(0, 0, self.width, self.height)
    }

    /// Mean relative luminance of the brightest square of `side` pixels, in steps of a quarter of it.
    #[must_use]
    pub fn brightest(&self, side: u32) -> f64 {
        let step = (side / 4).max(1) as usize;
        let mut best = 0.0_f64;
        for top in (0..=self.height.saturating_sub(side)).step_by(step) {
            for left in (0..=self.width.saturating_sub(side)).step_by(step) {
                best = best.max(self.luminance(left, top, side, side));
            }
        }
        best
    }

    /// The picture as the bytes of a PNG file.
    ///
    /// # Errors
    /// If the pixels do not fit the size.
    pub fn png(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        writer.write_image_data(&self.rgba).map_err(io::Error::other)?;
        writer.finish().map_err(io::Error::other)?;
        Ok(bytes)
    }
}

/// A share of full sRGB in linear light.
fn linear(share: f32) -> f32 {
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// Linear light as a level of 8 bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the range first")]
fn level(light: f32) -> u8 {
    let share = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (share * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(level: u8) -> Picture {
        Picture { width: 4, height: 4, rgba: [level, level, level, 255].repeat(16) }
    }

    #[test]
    fn halving_keeps_a_plain_picture_as_it_was() {
        for level in [0, 7, 18, 128, 255] {
            let half = plain(level).halved();
            assert_eq!((half.width, half.height), (2, 2));
            assert_eq!(half.at(1, 1), [level, level, level, 255]);
        }
    }

    #[test]
    fn halving_mixes_light_not_numbers() {
        let mut picture = plain(0);
        for pixel in picture.rgba.chunks_exact_mut(8) {
            pixel[..3].fill(255);
        }
        assert_eq!(picture.halved().at(0, 0)[0], 188);
    }

    #[test]
    fn luminance_is_that_of_the_definition() {
        assert!((plain(255).mean_luminance() - 1.0).abs() < 1e-6);
        assert!((plain(128).brightest(2) - 0.2159).abs() < 1e-3);
        assert!(plain(0).luminance(9, 9, 3, 3).abs() < 1e-9);
    }

    #[test]
    fn a_png_reads_back_as_it_was() {
        let picture = plain(77);
        let bytes = picture.png().unwrap();
        let mut reader = png::Decoder::new(io::Cursor::new(bytes)).read_info().unwrap();
        let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut rgba).unwrap();
        assert_eq!(rgba, picture.rgba);
    }
}
