import 'kiwoom-checkout/styles.css';
import { AppBar, Button, Container, CssBaseline, Paper, Stack, TextField, Toolbar, Typography } from '@mui/material';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import type { Components } from 'kiwoom-checkout';
import { Checkout, isDark, show } from '../shop.tsx';

const theme = createTheme({ palette: { mode: isDark ? 'dark' : 'light' }, shape: { borderRadius: 8 } });

const components: Components = {
  button: ({ color: _, className: __, ...props }, { kind, busy }) => (
    <Button
      {...props}
      fullWidth={kind === 'pay'}
      size={kind === 'pay' ? 'large' : 'medium'}
      variant={kind === 'pay' ? 'contained' : 'outlined'}
      loading={busy}
    />
  ),
};

show(
  <ThemeProvider theme={theme}>
    <CssBaseline enableColorScheme />
    <AppBar position="static">
      <Toolbar>
        <Typography variant="h6">나무가게</Typography>
      </Toolbar>
    </AppBar>
    <Container sx={{ maxWidth: '626px !important', py: 4, px: '16px !important' }}>
      <Stack spacing={3}>
        <TextField label="받는 분" defaultValue="김보라" />
        <Paper
          variant="outlined"
          sx={{
            p: 2,
            '--kc-accent': theme.palette.primary.main,
            '--kc-surface': theme.palette.background.paper,
            '--kc-ink': theme.palette.text.primary,
            '--kc-font': theme.typography.fontFamily,
          }}
        >
          <Checkout components={components} />
        </Paper>
      </Stack>
    </Container>
  </ThemeProvider>,
);
