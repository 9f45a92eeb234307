import { Answer } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';

interface Columns {
  readonly columns: readonly { readonly name: string; readonly meaning: string; readonly example: string }[];
}

/** What a file may say. Only the name is needed. */
export function ImportColumns() {
  const found = useFresh<Columns>('/client-imports/columns', 3600);
  return (
    <details>
      <summary>The columns that a file may have</summary>
      <Answer to={found}>
        {({ columns }) => (
          <table className="columns">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Meaning</th>
                <th scope="col">Example</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, meaning, example }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{meaning}</td>
                  <td>{example}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </details>
  );
}
