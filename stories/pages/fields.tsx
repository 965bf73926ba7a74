import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  /** Below the control. */
  hint?: string | undefined;
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A label, a control and a hint. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="page-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint ? <p id={`${id}-hint`}>{hint}</p> : null}
    </div>
  );
}

interface PickProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; name: string }[];
  onPick: (value: Value) => void;
}

export function Pick<Value extends string>({ label, value, options, onPick }: PickProps<Value>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onPick(event.target.value as Value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Tick({ label, value, onTick }: { label: string; value: boolean; onTick: (value: boolean) => void }) {
  return (
    <label className="story-terms">
      <input type="checkbox" checked={value} onChange={(event) => onTick(event.target.checked)} />
      {label}
    </label>
  );
}
