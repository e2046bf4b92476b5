{{- define "dialogkort.labels" -}}
app.kubernetes.io/name: dialogkort
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
{{- define "dialogkort.image" -}}
{{- $repository := required "image.repository: your registry's name of the image" .Values.image.repository -}}
{{- if .Values.image.digest -}}
{{ $repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ $repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}
