//! Puts up the screen that fits what is to be shown, and keeps the focus where it was.
//!
//! In: [`Screen`], [`Sheets`], the room, comfort, the check, the session. Out: one root of nodes, and a second for a
//! sheet. When [`Shown`] is the same as in the frame before, nothing is touched.

use bevy::ecs::system::SystemParam;
use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui_widgets::ScrollIntoView;

use super::{Checking, Screen, Sheets, StopCause, after, home, safety, session, sheets, stop_page, study};
use crate::app::action::{Action, Does, Sheet};
use crate::app::captions::Captions;
use crate::app::comfort::Comfort;
use crate::app::hearing::Hearing;
use crate::app::mode::Mode;
use crate::app::note::Note;
use crate::app::playing::{Playing, SessionSystems};
use crate::app::screening::Screening;
use crate::app::sounding::Sounding;
use crate::app::study::{Kind, Studying};
use crate::app::theme::Face;
use crate::app::theme::icon::Icons;
use crate::app::theme::paint::{Control, Fade, Fill};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, Scale};
use crate::app::theme::widget::{Kit, Parent};
use crate::app::view::Asleep;
use crate::app::{Launched, Library, Vocabulary};
use crate::score::session::State as Stand;

/// Everything that the tree of a screen depends on; when it changes, the tree is made anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The screen.
    pub screen: Screen,
    /// The room.
    pub scale: Scale,
    /// Whether attack mode dresses it.
    pub attack: bool,
    /// The check.
    pub screening: Screening,
    /// Why a routine is refused.
    pub refused: Option<String>,
    /// Whether the session is paused or stopped.
    pub held: bool,
    /// How captions are shown.
    pub captions: Captions,
    /// No sound.
    pub muted: bool,
    /// The list that is studied from, and what narrows it.
    pub list: Option<(Kind, String)>,
}

/// The root of a screen or of a sheet.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// A screen.
    Screen,
    /// A sheet over it.
    Sheet,
    /// A note.
    Note,
}

/// The trees are put up; what follows a session is written after this.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shows;

/// The control that has the focus first.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct First;

/// Where the focus shall go once the tree is there.
#[derive(Resource, Default)]
struct FocusWish {
    /// Whether the focus is to be placed anew.
    open: bool,
    /// On the control that does this, if it is still there; else on the first.
    wish: Option<Action>,
    /// The control that opened the sheet.
    opener: Option<Action>,
}

/// What screens are made from.
#[derive(SystemParam)]
pub(in crate::app) struct Made<'w> {
    pub playing: Res<'w, Playing>,
    pub checking: Res<'w, Checking>,
    pub cause: Res<'w, StopCause>,
    pub launched: Res<'w, Launched>,
    pub library: Res<'w, Library>,
    pub studying: Res<'w, Studying>,
    pub hearing: Res<'w, Hearing>,
    pub sounding: Res<'w, Sounding>,
    comfort: Res<'w, Comfort>,
    words: Res<'w, Vocabulary>,
    icons: Res<'w, Icons>,
    face: Res<'w, Face>,
    scale: Res<'w, Scale>,
    screen: Res<'w, State<Screen>>,
}

impl Made<'_> {
    pub(in crate::app) fn kit(&self) -> Kit<'_> {
        Kit { words: &self.words.0, scale: *self.scale, font: self.face.0.clone(), icons: &self.icons }
    }

    pub(in crate::app) fn layout(&self) -> Layout {
        self.scale.layout()
    }

    pub(in crate::app) fn mode(&self) -> Mode {
        self.launched.mode
    }

    pub(in crate::app) fn comfort(&self) -> &Comfort {
        &self.comfort
    }

    fn shown(&self) -> Shown {
        Shown {
            screen: *self.screen.get(),
            scale: *self.scale,
            attack: self.comfort.attack,
            screening: self.checking.screening,
            refused: self.checking.refused.clone(),
            held: matches!(self.playing.stand(), Some(Stand::Paused(_) | Stand::Stopped)),
            captions: self.comfort.captions,
            muted: self.hearing.muted,
            list: (*self.screen.get() == Screen::Study).then(|| (self.studying.kind, self.studying.typed.clone())),
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<FocusWish>().add_systems(
        Update,
        (put_up, put_up_sheet, put_up_note, place_focus, keep_in_view, cover_sleep)
            .chain()
            .in_set(Shows)
            .in_set(SessionSystems::Show),
    );
}

fn put_up(
    made: Made<'_>,
    mut last: Local<Option<Shown>>,
    roots: Query<(Entity, &Root)>,
    controls: Query<&Does>,
    focus: Res<InputFocus>,
    mut wish: ResMut<FocusWish>,
    mut commands: Commands,
) {
    let shown = made.shown();
    if last.as_ref() == Some(&shown) {
        return;
    }
    let same_screen = last.as_ref().is_some_and(|last| last.screen == shown.screen);
    let focused = focus.get().and_then(|entity| controls.get(entity).ok()).map(|does| does.0);
    (wish.open, wish.wish) = (true, focused.filter(|_| same_screen));
    for (entity, root) in &roots {
        if *root == Root::Screen {
            commands.entity(entity).despawn();
        }
    }
    let kit = made.kit();
    let ground = match shown.screen {
        Screen::Session | Screen::Library | Screen::StopPage | Screen::Study => Token::Clear,
        Screen::Safety | Screen::After => Token::Ground,
    };
    commands.spawn((Root::Screen, whole_window(), Fill(ground), Fade(1.0))).with_children(|parent| {
        match shown.screen {
            Screen::Library => home::spawn(parent, &kit, &made),
            Screen::Safety => safety::spawn(parent, &kit, &made),
            Screen::Session => session::spawn(parent, &kit, &made),
            Screen::After => after::spawn(parent, &kit, &made),
            Screen::StopPage => stop_page::spawn(parent, &kit, &made),
            Screen::Study => study::spawn(parent, &kit, &made),
        }
    });
    *last = Some(shown);
}

/// The sheet that is open: a stopped session always shows its own.
fn sheet_of(sheets: Sheets, playing: &Playing, screen: Screen) -> Option<Sheet> {
    if screen == Screen::Session && playing.stand() == Some(Stand::Stopped) { Some(Sheet::Stopped) } else { sheets.0 }
}

fn put_up_sheet(
    made: Made<'_>,
    open: Res<Sheets>,
    mut last: Local<Option<(Option<Sheet>, Scale, bool)>>,
    roots: Query<(Entity, &Root)>,
    controls: Query<&Does>,
    focus: Res<InputFocus>,
    mut wish: ResMut<FocusWish>,
    mut commands: Commands,
) {
    let sheet = sheet_of(*open, &made.playing, *made.screen.get());
    let now = (sheet, *made.scale, made.comfort.attack);
    let before = last.and_then(|(sheet, ..)| sheet);
    if *last == Some(now) {
        return;
    }
    *last = Some(now);
    for (entity, root) in &roots {
        if *root == Root::Sheet {
            commands.entity(entity).despawn();
        }
    }
    match (before, sheet) {
        (None, Some(_)) => {
            wish.opener = focus.get().and_then(|entity| controls.get(entity).ok()).map(|does| does.0);
            (wish.open, wish.wish) = (true, None);
        }
        (Some(_), None) => (wish.open, wish.wish) = (true, wish.opener.take()),
        (Some(_), Some(_)) => {
            let focused = focus.get().and_then(|entity| controls.get(entity).ok()).map(|does| does.0);
            (wish.open, wish.wish) = (true, focused.filter(|_| before == sheet));
        }
        (None, None) => {}
    }
    if let Some(sheet) = sheet {
        let kit = made.kit();
        commands
            .spawn((Root::Sheet, whole_window(), Fill(Token::Veil), Fade(1.0), GlobalZIndex(10), TabGroup::modal()))
            .with_children(|parent| sheets::spawn(parent, &kit, &made, sheet));
    }
}

fn put_up_note(
    made: Made<'_>,
    note: Res<Note>,
    mut last: Local<Note>,
    roots: Query<(Entity, &Root)>,
    mut commands: Commands,
) {
    if last.words() == note.words() && last.action() == note.action() {
        return;
    }
    *last = note.clone();
    for (entity, root) in &roots {
        if *root == Root::Note {
            commands.entity(entity).despawn();
        }
    }
    if !note.words().is_empty() {
        let kit = made.kit();
        commands
            .spawn((
                Root::Note,
                Fade(1.0),
                GlobalZIndex(20),
                TabGroup::new(9),
                Pickable::IGNORE,
                Node {
                    position_type: PositionType::Absolute,
                    top: px(24),
                    width: percent(100),
                    justify_content: JustifyContent::Center,
                    ..default()
                },
            ))
            .with_children(|parent| sheets::spawn_note(parent, &kit, &note));
    }
}

/// The focus goes back to the control that had it, else to the first one.
fn place_focus(
    mut wish: ResMut<FocusWish>,
    mut focus: ResMut<InputFocus>,
    controls: Query<(Entity, Option<&Does>, Has<First>), With<TabIndex>>,
    roots: Query<&Root>,
    parents: Query<&ChildOf>,
) {
    if !std::mem::take(&mut wish.open) {
        return;
    }
    let wished = wish.wish.take();
    let root = |entity| parents.iter_ancestors(entity).find_map(|above| roots.get(above).ok());
    let sheet_open = roots.iter().any(|root| *root == Root::Sheet);
    let reachable = |entity| match root(entity) {
        Some(Root::Sheet) => true,
        Some(Root::Screen) => !sheet_open,
        _ => false,
    };
    let again = wished.and_then(|action| {
        controls.iter().find(|(entity, does, _)| does.is_some_and(|does| does.0 == action) && reachable(*entity))
    });
    let found = again.or_else(|| controls.iter().find(|(entity, _, first)| *first && reachable(*entity)));
    match found {
        Some((entity, ..)) => focus.set(entity, FocusCause::Navigated),
        None => focus.clear(),
    }
}

/// Scrolls so that the focused control is seen.
fn keep_in_view(
    focus: Res<InputFocus>,
    mut last: Local<Option<Entity>>,
    mut commands: Commands,
    nodes: Query<(), With<Control>>,
) {
    if *last != focus.get() {
        *last = focus.get();
        if let Some(entity) = focus.get().filter(|entity| nodes.contains(*entity)) {
            commands.trigger(ScrollIntoView { entity });
        }
    }
}

/// Over everything while the screen sleeps, so that the touch that wakes it presses nothing.
#[derive(Component)]
struct Cover;

/// The screen goes black with its sleep, and the first touch only wakes it.
fn cover_sleep(
    asleep: Res<Asleep>,
    mut roots: Query<&mut Fade, With<Root>>,
    covers: Query<Entity, With<Cover>>,
    mut commands: Commands,
) {
    for mut fade in &mut roots {
        fade.set_if_neq(Fade(1.0 - asleep.0));
    }
    match (asleep.0 > 0.0, covers.iter().next()) {
        (true, None) => {
            commands.spawn((Cover, whole_window(), GlobalZIndex(30), Pickable::default()));
        }
        (false, Some(cover)) => commands.entity(cover).despawn(),
        _ => {}
    }
}

/// A node over the whole window.
pub(in crate::app) fn whole_window() -> Node {
    Node {
        position_type: PositionType::Absolute,
        width: percent(100),
        height: percent(100),
        flex_direction: FlexDirection::Column,
        ..default()
    }
}

/// A node over the whole window that has its one child in its middle.
pub(super) fn middle_of_the_window() -> Node {
    Node {
        width: percent(100),
        height: percent(100),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        padding: UiRect::all(px(24)),
        ..default()
    }
}

/// A node at a place, in logical pixels from the edges that are given.
pub(in crate::app) fn at(left: Option<f32>, top: Option<f32>, right: Option<f32>, bottom: Option<f32>) -> Node {
    let edge = |pixels: Option<f32>| pixels.map_or(auto(), px);
    Node {
        position_type: PositionType::Absolute,
        left: edge(left),
        top: edge(top),
        right: edge(right),
        bottom: edge(bottom),
        ..default()
    }
}

/// A row of controls that share the width, or stand in a column where the room is narrow.
pub(in crate::app) fn row(parent: &mut Parent<'_>, layout: Layout, gap: f32, fill: impl FnOnce(&mut Parent<'_>)) {
    let direction = if layout == Layout::Narrow { FlexDirection::Column } else { FlexDirection::Row };
    parent
        .spawn(Node { flex_direction: direction, column_gap: px(gap), row_gap: px(gap), ..default() })
        .with_children(fill);
}
